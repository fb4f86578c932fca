// conf validates only when it is given a schema.
export class Ajv2020 {
  constructor() {
    throw new Error('conf was given a schema, but ajv is not bundled');
  }
}
export default Ajv2020;
