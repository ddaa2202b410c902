export { openMailPort } from './mail-port.ts'
export { startPostman } from './postman.ts'
