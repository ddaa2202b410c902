export { printMigratedStore } from './develop/print-store/print-migrated-store.ts'
export { startEnvironment } from './environment.ts'
export { sharePostgres } from './servers/postgres.ts'
