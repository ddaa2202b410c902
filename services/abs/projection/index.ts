export { ProjectionThreads } from './projection-threads.ts'
