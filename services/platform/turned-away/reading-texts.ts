import { conflict, notAllowed } from '../../../contracts/kernel/refusal-text.ts'
import { told } from './told.ts'

/** Who may read, how much at once, and what may be wrong with us. */
export const READING_TEXTS = {
  session_must_be_open: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '请先登录：会话不存在或已过期。',
      'Log in first: there is no such session, or it has expired.',
    ),
  ),
  reader_must_be_logged_in: told(
    401,
    'UNAUTHENTICATED',
    notAllowed<{ fields: string }>(
      d => `登录后才能读取：${d.fields}。`,
      d => `Log in to read: ${d.fields}.`,
    ),
  ),
  field_must_be_open_to_its_reader: told(
    403,
    'FORBIDDEN',
    notAllowed<{ fields: string }>(
      d => `贵方的角色无权读取：${d.fields}。`,
      d => `The roles of your party may not read: ${d.fields}.`,
    ),
  ),
  request_must_keep_to_its_rate: told(
    429,
    'TOO_MANY_REQUESTS',
    conflict<{ waitSeconds: number }>(
      d => `请求过于频繁，请 ${d.waitSeconds} 秒后再试。`,
      d => `Too many requests; send it again in ${d.waitSeconds} seconds.`,
    ),
  ),
  user_must_read_less_at_once: told(
    429,
    'TOO_MANY_REQUESTS',
    conflict<{ limit: number }>(
      d => `您同时等待的查询已达 ${d.limit} 个，请待其答复后再试。`,
      d => `${d.limit} of your reads wait already; ask again when they are answered.`,
    ),
  ),
  request_must_end_in_time: told(
    503,
    'TRY_AGAIN',
    conflict<{ limitSeconds: number }>(
      d => `查询未能在 ${d.limitSeconds} 秒内完成，请缩小范围或稍后重试。`,
      d => `The reads took longer than ${d.limitSeconds} seconds; ask for less, or again later.`,
    ),
  ),
  token_must_be_reached_in_time: told(
    503,
    'TRY_AGAIN',
    conflict(
      '所读的数据库尚未更新到令牌所指之处，请稍后重试。',
      'The database that is read has not come as far as the token; ask again in a moment.',
    ),
  ),
  store_must_be_within_reach: told(
    503,
    'TRY_AGAIN',
    conflict(
      '账本暂时无法访问，请稍后重试同一请求。',
      'The ledger cannot be reached at this moment; send the same request again.',
    ),
  ),
  fault: told(
    500,
    'INTERNAL_SERVER_ERROR',
    conflict(
      '我方出现故障，已记录；请稍后重试，仍不行请联系运营方。',
      'Something failed with us and is logged; try again, and ask the operator if it persists.',
    ),
  ),
}
