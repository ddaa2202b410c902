export { reconcileFiles } from './reconcile-command.ts'
