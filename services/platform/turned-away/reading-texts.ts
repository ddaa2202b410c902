import { badInput, conflict, notAllowed } from '../../../contracts/kernel/refusal-text.ts'
import { told } from './told.ts'

/** Who may read, how much at once, and what may be wrong with us. */
export const READING_TEXTS = {
  session_must_be_open: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '请先登录：没有此会话，或已退出、已改密码。',
      'Log in first: there is no such session, or it was ended, or the password was set anew.',
    ),
  ),
  session_must_not_have_expired: told(
    401,
    'UNAUTHENTICATED',
    notAllowed('会话已过期，请重新登录。', 'The session has expired; log in again.'),
  ),
  user_of_the_session_must_act_still: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '贵方已终止该用户，会话随之结束。',
      'The party has ended this user, and its sessions with it.',
    ),
  ),
  key_of_the_session_must_not_be_revoked: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '打开此会话或设置其密码的密钥已被吊销，请以有效密钥重新登录。',
      'The key that opened the session, or set its password, is revoked; open one with a key ' +
        'that stands.',
    ),
  ),
  cookie_must_come_with_its_header: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '使用 Cookie 登录的请求须带请求头 x-tallystick-csrf。',
      'A request with the cookie of a session also sends the header x-tallystick-csrf.',
    ),
  ),
  bearer_must_have_its_form: told(
    401,
    'UNAUTHENTICATED',
    notAllowed(
      '请求头 Authorization 须为 Bearer 加 openSession 所给的 43 个字符。',
      'The header Authorization is Bearer and the 43 characters that openSession gave.',
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
  user_must_keep_to_few_streams: told(
    429,
    'TOO_MANY_REQUESTS',
    conflict<{ limit: number }>(
      d => `您同时打开的变动通知已达 ${d.limit} 个，请先关闭其他的。`,
      d => `You have ${d.limit} streams of changes open already; close others first.`,
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
  token_must_be_one_of_ours: told(
    400,
    'BAD_USER_INPUT',
    badInput(
      'atLeast 的令牌须为 submit 或某项操作所答复的令牌。',
      'The token of atLeast is one that submit, or a mutation of an act, has answered.',
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
      '系统发生故障，已记录；请稍后重试，如仍失败请联系运营方。',
      'Something failed with us and is logged; try again, and ask the operator if it persists.',
    ),
  ),
}
