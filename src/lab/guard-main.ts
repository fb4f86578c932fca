import { guard } from './guard.js';

void guard(process.stdin);
