export { type Custody, openCustody } from './custody.ts'
export { type Resealed, resealCustody } from './reseal.ts'
