import { useState } from 'react'
import { readInstant, writeInstant } from '../../financing/instants.ts'
import { useLedgerTime } from '../../financing/ledger-time.ts'

/** What was done at the register, and the file that proves it; null while something is missing. */
export function useProof() {
  const { said } = useLedgerTime()
  const [typed, setAt] = useState<string | null>(null)
  const [hash, setHash] = useState<string | null>(null)
  const at = typed ?? writeInstant(said, 'second')
  const instant = readInstant(at)
  const proof = instant === null || hash === null ? null : { at: instant, certificate: hash }
  return { proof, at, setAt, hash, setHash }
}

export type ProofOfForm = ReturnType<typeof useProof>
