import { createLog } from '../platform/log.ts'

export const log = createLog('watch')
