import { pino } from 'pino'

export const log = pino({ name: 'ledger', level: process.env['LOG_LEVEL'] ?? 'info' })
