export { type Custody, openCustody, type PublicHalf } from './custody.ts'
