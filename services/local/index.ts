export { printMigratedStore } from './develop/print-store/print-migrated-store.ts'
export { startEnvironment } from './environment.ts'
export { startPostgres } from './servers/postgres.ts'
