export { tax } from './tax-command.ts'
