export { startEnvironment } from './environment.ts'
export { startPostgres } from './servers/postgres.ts'
