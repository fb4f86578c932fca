// src/terminal/table.ts draws the tables.
export default class Table {}
