export { type Custody, openCustody, type PublicHalf } from './custody.ts'
export { type Resealed, resealCustody } from './reseal.ts'
