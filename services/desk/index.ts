export { desk } from './main.ts'
