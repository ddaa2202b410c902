export { bank } from './bank-command.ts'
export { Bank } from './book/bank.ts'
export { openKey } from './keys/statement-key.ts'
