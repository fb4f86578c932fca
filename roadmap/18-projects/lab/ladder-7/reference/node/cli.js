// migrate · person NAME ROLE
import { migrate, openDatabase } from './database.js';
import { Rooms } from './rooms.js';

const [order, name, role] = process.argv.slice(2);
const db = openDatabase();
if (order === 'migrate') migrate(db);
else if (order === 'person' && ['viewer', 'member', 'keeper'].includes(role))
  console.log(new Rooms(db).addPerson(name, role));
else {
  console.error('migrate, or person NAME and one of viewer, member, keeper');
  process.exitCode = 2;
}
