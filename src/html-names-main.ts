export { decodeHTMLStrict } from 'entities/decode';
