#!/usr/bin/env node
// In the syntax of old Nodes, so that each of them can say that it is too old.
'use strict';

var fs = require('fs');
var path = require('path');

var MAIN = path.join(__dirname, '..', 'dist', 'main.js');

if (isOldNode(process.versions.node)) {
  fail('roadmap needs Node.js 20 (from 20.19), 22 (from 22.12) or newer; this is ' + process.versions.node + '.');
} else {
  keepCompiled();
  start();
}

function isOldNode(version) {
  var parts = version.split('.').map(Number);
  if (parts[0] === 20) return parts[1] < 19;
  if (parts[0] === 22) return parts[1] < 12;
  return parts[0] < 22;
}

function start() {
  var program;
  try {
    program = require(MAIN);
  } catch (error) {
    if (fs.existsSync(MAIN)) throw error;
    return fail('roadmap is not built yet: run `npm install` and `npm run build` in ' + path.dirname(__dirname) + '.');
  }
  var terminals = [0, 1, 2].filter(isTerminal);
  program.main(process.argv.slice(2), process).then(function (code) {
    process.exitCode = code;
    // Node sets terminals back as its last act, and crashes where one was closed: what closed it ends us before.
    process.on('exit', function () {
      if (terminals.every(isTerminal)) return;
      process.removeAllListeners('SIGHUP');
      process.kill(process.pid, 'SIGHUP');
    });
    // All is written. What a signal has cut off may still wait for something that never comes, and to give back all memory
    // takes Node longer than to end.
    process.exit();
  });
}

// What is no device is none, which is known without `tty` and all that it loads.
function isTerminal(descriptor) {
  try {
    return fs.fstatSync(descriptor).isCharacterDevice() && require('tty').isatty(descriptor);
  } catch (error) {
    return false;
  }
}

// What is kept is run the next time, so nobody else may write it: in a folder of the user's own, or not at all.
function keepCompiled() {
  if (parseInt(process.versions.node, 10) < 22) return;
  var enable = require('module').enableCompileCache;
  var cache = enable && cacheFolder();
  if (!cache) return;
  var folder = path.join(cache, 'roadmap-tutor', 'compiled');
  try {
    fs.mkdirSync(folder, { recursive: true, mode: 448 });
    if (process.platform === 'win32' || isOwn(folder)) enable(folder);
  } catch (error) {
    // A read-only home, say: the program is compiled at each start.
  }
}

function cacheFolder() {
  var env = process.env;
  if (process.platform === 'win32') return absolute(env.LOCALAPPDATA);
  var home = absolute(env.HOME);
  var usual = home && path.join(home, process.platform === 'darwin' ? 'Library/Caches' : '.cache');
  return absolute(env.XDG_CACHE_HOME) || usual;
}

function absolute(folder) {
  return folder && path.isAbsolute(folder) ? folder : null;
}

// No link, no other owner, closed to all others; and nobody else can move it away and put another in its place.
function isOwn(folder) {
  var user = process.getuid();
  var found = fs.lstatSync(folder);
  if (!found.isDirectory() || found.uid !== user || found.mode & 63) return false;
  for (var inner = fs.realpathSync(folder), outer; (outer = path.dirname(inner)) !== inner; inner = outer) {
    var stat = fs.statSync(outer);
    var sticky = stat.mode & 512;
    if ((stat.uid !== user && stat.uid !== 0) || (stat.mode & 18 && !sticky)) return false;
  }
  return true;
}

function fail(sentence) {
  console.error(sentence);
  process.exitCode = 1;
}
