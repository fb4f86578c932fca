/** Programs that do not want to end, each as a line for the shell. `SECONDS` is how long they would stay. */
const SECONDS = 120;

const CHAIN = String.raw`import os,sys,time
if os.fork(): os._exit(0)
os.setsid()
time.sleep(0.03)
os.execve(sys.executable,[sys.executable,"-S","-c",os.environ["C"]],{"C":os.environ["C"]})`;

const inPython = (code: string) => `exec python3 -c '${code.replaceAll("'", `'"'"'`)}'`;

export const HOSTILE: Record<string, string> = {
  'a program that stays': `exec sleep ${SECONDS}`,
  'an orphan': `(sleep ${SECONDS} &) ; exit 0`,
  nohup: `nohup sleep ${SECONDS} >/dev/null 2>&1 & exit 0`,
  'a session of its own': `setsid -f sleep ${SECONDS}; exit 0`,
  'a quiet session beside a program that stays': `setsid -f sleep ${SECONDS} </dev/null >/dev/null 2>&1; sleep 60`,
  'a session with an empty environment': `sleep 0.3; env -i setsid -f /usr/bin/sleep ${SECONDS} </dev/null >/dev/null 2>&1; exit 0`,
  'the same, beside a program that stays': `env -i setsid -f /usr/bin/sleep ${SECONDS} </dev/null >/dev/null 2>&1; sleep 60`,
  'a shell that ignores SIGTERM': "trap '' TERM; while :; do sleep 1; done",
  'a program that ignores every signal it can': inPython(
    `import signal,time; [signal.signal(s, signal.SIG_IGN) for s in (15,2,1)]; time.sleep(${SECONDS})`,
  ),
  'a daemon that clears its environment': inPython(
    `import os,sys\nif os.fork(): sys.exit()\nos.setsid()\nif os.fork(): os._exit(0)\nos.execve("/usr/bin/sleep",["sleep","${SECONDS}"],{})`,
  ),
  'a daemon that closes its descriptors': inPython(
    `import os,sys,time\nif os.fork(): sys.exit()\nos.setsid()\nif os.fork(): os._exit(0)\nos.closerange(0,256)\ntime.sleep(${SECONDS})`,
  ),
  'a new one at SIGTERM': `trap 'setsid -f sh -c "sleep ${SECONDS}"' TERM; sleep ${SECONDS} & wait; sleep ${SECONDS}`,
  'a chain that hops from session to session': inPython(
    `import os\ncode=${JSON.stringify(CHAIN)}\nos.environ["C"]=code\nexec(code)`,
  ),
  'twenty at once': `for i in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do sleep ${SECONDS} & done; exit 0`,
  'a detached child of Node': `exec node -e "const c=require('child_process').spawn('sleep',['${SECONDS}'],{detached:true,stdio:'ignore',env:{}});c.unref();setTimeout(()=>{},300)"`,
  'a server in the background': 'setsid -f python3 -m http.server 0 --bind 127.0.0.1 >/dev/null 2>&1; exit 0',
  'a flood': 'yes aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa',
  'a flood from a session of its own': 'setsid -f yes; exit 0',
  'a busy loop': 'exec node -e "for(;;);"',
  'a stopped child': `sleep ${SECONDS} & kill -STOP $!; wait`,
  zombies: inPython(`import os,time\nfor i in range(20):\n  if not os.fork(): os._exit(0)\ntime.sleep(${SECONDS})`),
  'a shell in a shell in a shell': `sh -c 'sh -c "node -e \\"setInterval(()=>{},1000)\\""'`,
  'a daemon in Perl': `exec perl -e 'use POSIX; if(fork){exit} POSIX::setsid(); if(fork){exit} %ENV=(); exec("/usr/bin/sleep","${SECONDS}")'`,
  'a daemon that ignores every signal it can': inPython(
    `import os,signal,sys,time\nif os.fork(): sys.exit()\nos.setsid()\nif os.fork(): os._exit(0)\nfor s in (1,2,15): signal.signal(s, signal.SIG_IGN)\ntime.sleep(${SECONDS})`,
  ),
  'a daemon under the name of another': inPython(
    `import ctypes,os,sys,time\nif os.fork(): sys.exit()\nos.setsid()\nos.closerange(0,256)\nctypes.CDLL(None).prctl(15, b"x) S 1 (y", 0, 0, 0)\ntime.sleep(${SECONDS})`,
  ),
  'a chain of exec': `export N=0 LINE='N=$((N+1)); [ $N -lt 300 ] && exec sh -c "$LINE"; exec sleep ${SECONDS}'; exec sh -c "$LINE"`,
  'a named pipe that is written for ever':
    'mkfifo pipe; (while :; do echo x; done > pipe) & setsid -f sh -c "while :; do echo y; done > pipe"; cat pipe > /dev/null',
  'hundreds of threads': inPython(
    `import threading,time\nfor i in range(300): threading.Thread(target=time.sleep,args=(${SECONDS},)).start()`,
  ),
  'small files without end': inPython('n=0\nwhile True:\n  open(f"f{n}","w").close()\n  n+=1'),
  'a child at its exit': inPython(
    `import atexit,os,time\ndef leave():\n  if not os.fork():\n    os.setsid()\n    time.sleep(${SECONDS})\natexit.register(leave)`,
  ),
  'a daemon at SIGTERM': inPython(
    `import os,signal,time\ndef leave(*_):\n  if not os.fork():\n    os.setsid()\n    os.execve("/usr/bin/sleep",["sleep","${SECONDS}"],{})\n  os._exit(0)\nsignal.signal(15,leave)\ntime.sleep(${SECONDS})`,
  ),
  'threads whose first has ended': inPython(
    `import ctypes,os,threading,time\nif os.fork(): os._exit(0)\nos.setsid()\nos.closerange(0,256)\nthreading.Thread(target=time.sleep,args=(${SECONDS},)).start()\nctypes.CDLL(None).pthread_exit(None)`,
  ),
  'a child of a thread, without its marks': inPython(
    `import os,threading,time\ndef go():\n  if not os.fork():\n    os.setsid()\n    os.closerange(0,256)\n    os.execve("/usr/bin/sleep",["sleep","${SECONDS}"],{})\n  time.sleep(60)\nthreading.Thread(target=go,daemon=True).start()\ntime.sleep(0.15)`,
  ),
  'a daemon under another name, with another environment and nothing open': inPython(
    `import os\nif os.fork(): os._exit(0)\nos.setsid()\nif os.fork(): os._exit(0)\nos.closerange(0,64)\nos.execve("/usr/bin/sleep",["init","${SECONDS}"],{"A":"B"})`,
  ),
  'a detached child of Node that is gone at once': `exec node -e "const c=require('child_process').spawn('/usr/bin/sleep',['${SECONDS}'],{detached:true,stdio:'ignore',env:{}});process.exit()"`,
  'a shell that clears and closes all': `exec env -i /bin/sh -c 'exec 3>&- >/dev/null 2>&1 </dev/null; setsid -f /usr/bin/sleep ${SECONDS}; exit'`,
  'a chain that hops without a pause': inPython('import os\nwhile True:\n  if os.fork(): os._exit(0)\n  os.setsid()'),
  'a chain without marks that hops every 5 ms':
    "exec env -i /usr/bin/env python3 -S -c 'import os,time\nos.closerange(0,64)\nwhile True:\n  if os.fork(): os._exit(0)\n  os.setsid()\n  time.sleep(0.005)'",
  'a shell that leaves a program at its exit': `trap 'setsid sleep ${SECONDS} &' EXIT; exit 0`,
  'a shell that starts anew what was ended': `while :; do setsid sh -c 'sleep ${SECONDS}'; done`,
  'a tree of forks': inPython(`import os,time\nfor i in range(6): os.fork()\ntime.sleep(${SECONDS})`),
  'workers of Node': `exec node -e "const c=require('cluster');if(c.isPrimary){c.fork();c.fork();setTimeout(()=>process.exit(),300)}else{process.on('disconnect',()=>{});setInterval(()=>{},1000)}"`,
  'workers of Python': inPython(
    `import multiprocessing as m,os,time\nm.set_start_method("forkserver")\nm.Process(target=time.sleep,args=(${SECONDS},)).start()\ntime.sleep(0.1)\nos._exit(0)`,
  ),
  'a program that stops itself and its group': `sleep ${SECONDS} & kill -STOP 0`,
  'a program that ends its group': `setsid sleep ${SECONDS} & sleep 0.05; kill -9 0`,
  'thousands of descriptors': inPython(
    `import os,resource,time\nmost=min(20000,resource.getrlimit(resource.RLIMIT_NOFILE)[1])\nresource.setrlimit(resource.RLIMIT_NOFILE,(most,most))\nfor i in range(most-16): os.dup(1)\nif not os.fork(): os.setsid()\ntime.sleep(${SECONDS})`,
  ),
  'a terminal of its own': `setsid -f script -qc 'sleep ${SECONDS}' /dev/null >/dev/null 2>&1; exit 0`,
};

const BROTHERS = 'for p in $(cat /proc/$PPID/task/*/children); do [ $p = $$ ] || kill';

/** Programs that turn on the tutor that has started them, or on its guard. */
export const AGAINST_US: Record<string, string> = {
  'kills it': `kill -9 $PPID; sleep ${SECONDS}`,
  'ends it, and goes': `kill $PPID; setsid -f sleep ${SECONDS}; sleep 60`,
  'hangs it up': `kill -HUP $PPID; setsid -f sleep ${SECONDS}; sleep 60`,
  'interrupts it for ever': 'while :; do kill -INT $PPID 2>/dev/null; sleep 0.01; done',
  'stops it': `kill -STOP $PPID; setsid -f sleep ${SECONDS}; sleep 60`,
  'kills its guard': `${BROTHERS} -9 $p; done; setsid -f sleep ${SECONDS}; sleep 60`,
  'stops its guard': `${BROTHERS} -STOP $p; done; setsid -f sleep ${SECONDS}; sleep 60`,
};
