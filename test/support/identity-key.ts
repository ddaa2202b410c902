import { readIdentityKey } from '../../services/platform/identity-key.ts'

/** Of all ledgers of tests. */
export const IDENTITY_KEY = readIdentityKey({
  IDENTITY_KEY: '5a'.repeat(32),
  TALLYSTICK_STATE: '/dev/null',
})
