export { type PartTime, ProjectionFault, ProjectionThreads } from './projection-threads.ts'
