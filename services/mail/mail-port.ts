import { renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { newId } from '../platform/new-id.ts'

export interface Letter {
  readonly to: string
  readonly subject: string
  readonly text: string
}

/** Where letters go. */
export interface MailPort {
  /** Resolves when the letter was taken; throws when the same may be tried again. */
  send(letter: Letter): Promise<void>
}

export interface MailSettings {
  readonly SMTP_URL?: string | undefined
  readonly MAIL_FOLDER?: string | undefined
  readonly MAIL_FROM: string
}

/** Null where nothing is set: then nobody is told by mail. A folder comes before a server. */
export function openMailPort({ SMTP_URL, MAIL_FOLDER, MAIL_FROM }: MailSettings): MailPort | null {
  if (MAIL_FOLDER !== undefined) return folderPort(MAIL_FOLDER, MAIL_FROM)
  return SMTP_URL === undefined ? null : smtpPort(SMTP_URL, MAIL_FROM)
}

const SMTP_WAIT_MS = 10_000

function smtpPort(url: string, from: string): MailPort {
  const transport = createTransport(
    {
      ...{ url, connectionTimeout: SMTP_WAIT_MS, greetingTimeout: SMTP_WAIT_MS },
      socketTimeout: SMTP_WAIT_MS,
    },
    { from },
  )
  return { send: async letter => void (await transport.sendMail({ ...letter })) }
}

/** The sandbox: each letter as it would go out, whole or not there. */
function folderPort(folder: string, from: string): MailPort {
  const transport = createTransport({ streamTransport: true, buffer: true }, { from })
  return {
    send: async letter => {
      const { message } = await transport.sendMail({ ...letter })
      const path = join(folder, `${newId('mail')}.eml`)
      writeFileSync(`${path}.new`, message as Buffer, { mode: 0o600 })
      renameSync(`${path}.new`, path)
    },
  }
}
