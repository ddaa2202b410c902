import { TransportFault } from '../client/index.ts'
import { SetupFault } from '../platform/setup-fault.ts'

/** A request that is turned away is told in both languages, without where in our code. */
export function sayWhy(fault: unknown): never {
  if (!(fault instanceof TransportFault)) throw fault
  const [error] = fault.errors
  const { zh, en } = error?.extensions ?? {}
  if (!error || zh === undefined || en === undefined)
    throw new SetupFault(fault.message, { cause: fault })
  throw new SetupFault(`refused: ${error.message}\n  ${zh}\n  ${en}`, { cause: fault })
}
