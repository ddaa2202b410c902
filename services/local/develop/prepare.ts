import { openPortal } from '../portal/open-portal.ts'
import { findTemporalBinary } from '../servers/temporal-binary.ts'

/**
 * Fetches what tests and the demonstration need beside the packages: finds, downloads or builds the
 * Temporal server. Answers 0; throws SetupFault that says what to install.
 */
export async function prepare(): Promise<number> {
  const binary = await findTemporalBinary(message => process.stderr.write(`${message}\n`))
  await openPortal()
  process.stdout.write(`ready: packages, and the Temporal server at ${binary}\n`)
  return 0
}
