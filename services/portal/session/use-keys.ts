import { useCallback, useEffect, useState } from 'react'
import { type KeptKey, KeyStoreFault, type KeyStoreReason, listKeys } from '../keys/index.ts'

/** The keys of this browser, and why there can be none. */
export interface KeysHere {
  /** Null until they are read. */
  readonly keys: readonly KeptKey[] | null
  readonly reason: KeyStoreReason | null
  readonly again: () => void
}

export function useKeys(ledger: string): KeysHere {
  const [keys, setKeys] = useState<readonly KeptKey[] | null>(null)
  const [reason, setReason] = useState<KeyStoreReason | null>(null)
  const again = useCallback(() => {
    listKeys(ledger).then(setKeys, fault => {
      setKeys([])
      setReason(fault instanceof KeyStoreFault ? fault.reason : 'browser_must_keep_keys')
    })
  }, [ledger])
  useEffect(again, [again])
  return { keys, reason, again }
}
