export { type Custody, type CustodyOptions, openCustody, type PublicHalf } from './custody.ts'
