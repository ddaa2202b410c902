export { FOUND_USAGE, found, HOW_TO_FOUND } from './found.ts'
export { writeNew } from './key-files.ts'
export { openSystemKey, type SystemKey } from './system-key.ts'
export { createTrial, trialFolder } from './trial.ts'
