export { bank } from './bank-command.ts'
