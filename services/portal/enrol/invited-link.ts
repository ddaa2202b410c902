import { isId } from '../../client/browser.ts'

/** By which a supplier reads its invitation, and applies with it. */
export interface ToldInvitation {
  readonly invitation: string
  readonly secret: string
}

/**
 * The link of an invitation. Its secret stands behind the sign `#`, which browsers send to no
 * server, so that it stands in no log.
 */
export function writeInvitedLink({ invitation, secret }: ToldInvitation): string {
  return `/invited#${invitation}.${secret}`
}

/** Null where the link is none, or was cut on its way. */
export function readInvitedLink(hash: string): ToldInvitation | null {
  const [, invitation = '', secret = ''] = /^#([^.]+)\.([\w-]+)$/.exec(hash) ?? []
  return isId('ivt', invitation) && secret !== '' ? { invitation, secret } : null
}
