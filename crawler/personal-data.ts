import { nameSpeltBy, withoutContactNames } from './personal-names.ts'
import { REMOVED_CONTACT } from './removed-contact.ts'

/**
 * Recruiters' e-mail addresses, telephone numbers and messenger accounts stand in adverts, and SkillTide has no use for
 * them. They are taken out before anything is stored (GDPR art. 5(1)(c), data minimisation). Careful in both directions:
 * salaries, dates, versions and counts must survive, so a number without the shape of a telephone number stays.
 */

const AT = String.raw`(?:@|&#64;|&#x40;|&commat;|%40|\s?[[({]\s?at\s?[\])}]\s?)`
const DOT = String.raw`(?:\.|\s?[[({]\s?dot\s?[\])}]\s?)`
// "git@github.com:team/repository" is an address of a machine.
const EMAIL = new RegExp(
  String.raw`(?<![\w.+-])(?!git@)[\w.+-]{1,64}${AT}[\w-]{1,63}(?:${DOT}[\w-]{1,63}){0,3}${DOT}[a-z]{2,24}\b`,
  'gi',
)

// Most adverts have none of these, and looking for them is thirty times as fast as looking for an address.
const AT_SIGNS = ['@', '%40'] as const
const AT_SPELT = [/&(?:#64|#x40|commat);/i, /[[({]\s?at\s?[\])}]/i, /\sdot\s/i] as const
// Accounts are named behind this, or an @.
const ACCOUNT_SIGN = /live:/i
const COUNTED_TAG = /#\d{4}/

// "jane at example dot com": only when both are spelt out, else "lead at scale.com" would go too.
const SPELT_EMAIL =
  /(?<![\w.+-])(?:[\w+-]{1,30} dot ){0,2}[\w.+-]{1,64} at [\w-]{1,63}(?: dot [\w-]{1,63}){0,2} dot [a-z]{2,24}\b(?! at )/gi

// Messengers, the profile of a person, and a page that books a person's time. "&#x2F;" is how HTML of HN writes a slash.
const SLASH = String.raw`(?:\/|&#x2F;|&#47;)`
const PERSONAL_LINK = new RegExp(
  String.raw`\b(?:https?:${SLASH}{2})?(?:www\.|[a-z]{2}\.)?(?:t\.me|wa\.me|telegram\.me|api\.whatsapp\.com|join\.skype\.com|calendly\.com|linkedin\.com${SLASH}in)${SLASH}([^\s"'<>()[\]]*[^\s"'<>()[\].,;:!?’])`,
  'gi',
)
const LINKED = /\.(?:me|com)(?:\/|&#x2F;|&#47;)/i
const MESSENGERS = 'telegram|whatsapp|skype|wechat|signal|discord|twitter|instagram|mastodon|threads|bluesky|line|viber'
const MESSENGER_HANDLE = new RegExp(
  String.raw`\b(${MESSENGERS}|tg)(\s?(?:id|handle|account|user)?\s?(?:[:：]|\bis\b)?\s{0,2}\(?)(?:@|live:)[\w.:+-]{3,40}(?:#\d{4})?`,
  'gi',
)
// "@jane on Telegram", "jane#1234"
const HANDLE_ON = new RegExp(String.raw`(?<![\w/.@])@[\w.]{3,40}(?=\s{1,2}(?:on|in|at|via)\s(?:${MESSENGERS})\b)`, 'gi')
const DISCORD_TAG = /(\bdiscord\b[^\n<]{0,30}?)(?<![\w#])[\w.]{2,32}#\d{4}\b/gi
const TELEPHONE_LINK = /\b(?:tel|sms|callto):[+\d%][\d\s%().-]{5,24}/gi

// What makes a run of digits an amount and no telephone number.
const NO_AMOUNT_BEFORE = String.raw`(?<![\w$€£¥₹#=/.,+-]|[$€£¥₹]\s)`
const NO_AMOUNT_AFTER = String.raw`(?!\d|[.,/-]\d|\s?(?:k\b|%|€|\$|£|eur\b|usd\b|gbp\b|users|customers|people|members|downloads|companies|requests))`
// The stricter shapes go first, so that of two numbers in a row neither swallows the other.
const TELEPHONES = [
  // (555) 010-0123, 555-010-0123, 555.010.0123, +1-555-010-0123
  String.raw`(?:\+?1[-. ])?(?:\(\d{3}\)[\s.-]?\d{3}[-.\s]\d{4}|\d{3}-\d{3}-\d{4}|\d{3}\.\d{3}\.\d{4})`,
  // +44 20 7946 0958, +49 (0)30 901820
  String.raw`\+[1-9]\d{0,2}(?:[\s.-]?\(0?\d{0,4}\))?(?:[\s.-]?\d{1,5}){2,6}`,
  // 020 7946 0958, 0151 / 23456789, 01234 567890: national numbers begin with 0
  String.raw`(?<!\d[’'\u00A0 ])\(?0[1-9]\d{1,3}\)?[\s/-]{1,3}\d{3,8}(?:[\s-]\d{2,6}){0,3}`,
].map((shape) => new RegExp(NO_AMOUNT_BEFORE + shape + NO_AMOUNT_AFTER, 'gi'))
// After a word that announces one, any seven digits and more are a telephone number.
const ANNOUNCED_TELEPHONE =
  /\b(tel|telephone|phone|telefon|mobile|mobil|cell|fax)(\.?\s?(?:no|number|nr)?\.?\s?[:：]?\s{0,2})(\(?\+?\d(?:[\s()./-]{0,2}\d){6,14})(?!\d|[.,]\d)/gi

// No telephone number without so many digits in a row; most adverts have none, and looking for them is cheap.
const DIGITS_IN_A_ROW = /\d(?:[\s()./-]{0,4}\d){6}/
const FEWEST_DIGITS = 8 // shorter ones are room numbers, postcodes, ranges
const MOST_DIGITS = 15 // ITU-T E.164

/**
 * The text without e-mail addresses, telephone numbers, messenger accounts and the names of those they belong to.
 * Cleaning twice changes nothing more.
 *
 * @param employer  whose own name is no contact; see `withoutContactNames`
 */
export function withoutContacts(text: string, employer: string | null = null): string {
  const withoutAddresses = mayHoldAddress(text) ? maskOwned(maskOwned(text, EMAIL), SPELT_EMAIL) : text
  const linkless = LINKED.test(withoutAddresses) ? maskOwned(withoutAddresses, PERSONAL_LINK) : withoutAddresses
  const cleaned = withoutAccounts(linkless.replace(TELEPHONE_LINK, REMOVED_CONTACT))
  return withoutContactNames(DIGITS_IN_A_ROW.test(cleaned) ? withoutTelephones(cleaned) : cleaned, employer)
}

function mayHoldAddress(text: string): boolean {
  return AT_SIGNS.some((sign) => text.includes(sign)) || AT_SPELT.some((spelt) => spelt.test(text))
}

function withoutTelephones(text: string): string {
  const unannounced = text.replace(ANNOUNCED_TELEPHONE, `$1$2${REMOVED_CONTACT}`)
  return TELEPHONES.reduce((rest, shape) => rest.replace(shape, maskTelephone), unannounced)
}

function withoutAccounts(text: string): string {
  const nameless =
    text.includes('@') || ACCOUNT_SIGN.test(text)
      ? text.replace(MESSENGER_HANDLE, `$1$2${REMOVED_CONTACT}`).replace(HANDLE_ON, REMOVED_CONTACT)
      : text
  return COUNTED_TAG.test(nameless) ? nameless.replace(DISCORD_TAG, `$1${REMOVED_CONTACT}`) : nameless
}

/** Masks addresses, each with the name in front of it when the address spells it ("Jane Doe <jane@…>"). */
function maskOwned(text: string, address: RegExp): string {
  let cleaned = ''
  let from = 0
  for (const { index, 0: found, 1: owner = found } of text.matchAll(address)) {
    const before = cleaned.slice(-1) + text.slice(from, index)
    const name = nameSpeltBy(owner.replace(/@.*/s, ''), before)
    cleaned += text.slice(from, index - name.length) + REMOVED_CONTACT
    from = index + found.length
  }
  return cleaned + text.slice(from)
}

function maskTelephone(found: string): string {
  const digits = found.replace(/\D/g, '').length
  return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS ? REMOVED_CONTACT : found
}
