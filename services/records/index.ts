export type { RequestRecord } from './record.ts'
export { openRecorder, type Recorder } from './recorder.ts'
export { records } from './records-command.ts'
