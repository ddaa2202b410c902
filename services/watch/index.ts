export { watchTurn } from './watch-tiers.ts'
