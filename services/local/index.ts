export { printMigratedStore } from './develop/print-store/print-migrated-store.ts'
export { startEnvironment } from './environment.ts'
export { type LocalPostgres, sharePostgres, startPostgres } from './servers/postgres.ts'
export { unprivilegedOwner } from './servers/unprivileged.ts'
