import type { Words } from '../../../contracts/abs/deal/deal-text.ts'
import type { InputRefusal } from '../input/input.ts'

/** What a disk answers when an output cannot be written, in words. */
const REASONS: Readonly<Record<string, Words>> = {
  ENOENT: { zh: '没有这个文件夹', en: 'there is no such folder' },
  ENOTDIR: { zh: '路径中有一段不是文件夹', en: 'a part of the path is no folder' },
  EACCES: { zh: '没有写入权限', en: 'it may not be written to' },
  EPERM: { zh: '没有写入权限', en: 'it may not be written to' },
  EROFS: { zh: '文件系统只读', en: 'the file system is read-only' },
  EISDIR: { zh: '该处是一个文件夹', en: 'there is a folder of that name' },
  EEXIST: { zh: '该处已有同名文件', en: 'there is a file of that name' },
  ENAMETOOLONG: { zh: '文件名过长', en: 'the name is too long' },
  ENOSPC: { zh: '磁盘已满', en: 'the disk is full' },
}

/** Finds the output that could not be written, with the reason; null for any other fault. */
export function findUnwritten(error: unknown): InputRefusal | null {
  if (!(error instanceof Error)) return null
  const { code = '', path = '' } = error as NodeJS.ErrnoException
  const reason = Object.hasOwn(REASONS, code) ? REASONS[code]! : null
  if (reason === null) return null
  const sentence = {
    zh: `无法写入：${reason.zh}`,
    en: `this cannot be written: ${reason.en}`,
  }
  return { file: path, at: '', refusal: 'output_must_be_writable', sentence }
}
