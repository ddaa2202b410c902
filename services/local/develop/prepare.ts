import { findTemporalBinary } from '../servers/temporal-binary.ts'

/**
 * Brings what tests and the demonstration need and a fresh machine lacks. The packages are there by
 * the time this runs, so it finds, downloads or builds the Temporal server. Answers 0; throws
 * SetupFault that says what to install.
 */
export async function prepare(): Promise<number> {
  const binary = await findTemporalBinary(message => process.stderr.write(`${message}\n`))
  process.stdout.write(`ready: packages, and the Temporal server at ${binary}\n`)
  return 0
}
