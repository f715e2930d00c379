import { invalidParams } from './errors.mjs';
import { base58, base58Bytes, SYSTEM_PROGRAM, TOKEN_2022_PROGRAM, TOKEN_PROGRAM } from './keys.mjs';

/** Bytes of an SPL token account; a Token-2022 account is at least as long. */
const TOKEN_ACCOUNT_BYTES = 165;
const MINT_BYTES = 82;
const MINT_DECIMALS_AT = 44;
const MINT_SUPPLY_AT = 36;
const MINT_INITIALIZED_AT = 45;
const ACCOUNT_STATES = ['uninitialized', 'initialized', 'frozen'];
const RENT_EXEMPT_EPOCH = 18446744073709551615n;

/**
 * An account as `getAccountInfo` shows it.
 *
 * @param account of LiteSVM, or null
 * @param {{encoding?: string, dataSlice?: {offset: number, length: number}}} options
 */
export function accountJson(account, options, runtime) {
  if (!account) {
    return null;
  }
  const owner = base58(account.owner());
  const data = Buffer.from(account.data());
  const parsed = options?.encoding === 'jsonParsed' && isTokenAccount(owner, data);
  return {
    lamports: Number(account.lamports()),
    owner,
    data: parsed ? parsedTokenAccount(owner, data, runtime) : encoded(data, options),
    executable: account.executable(),
    rentEpoch: RENT_EXEMPT_EPOCH,
    space: data.length,
  };
}

function encoded(data, { encoding, dataSlice } = {}) {
  const part = dataSlice ? data.subarray(dataSlice.offset, dataSlice.offset + dataSlice.length) : data;
  if (encoding === undefined || encoding === 'base58') {
    if (part.length > 128) {
      throw invalidParams('Encoded binary (base 58) data should be less than 128 bytes, please use Base64 encoding.');
    }
    return encoding ? [base58(part), 'base58'] : base58(part);
  }
  if (encoding !== 'base64' && encoding !== 'jsonParsed') {
    throw invalidParams(`encoding '${encoding}' is not supported: use base64, base58 or jsonParsed`);
  }
  return [part.toString('base64'), 'base64'];
}

function parsedTokenAccount(program, data, runtime) {
  const account = readTokenAccount(data, runtime);
  return {
    program: program === TOKEN_PROGRAM ? 'spl-token' : 'spl-token-2022',
    parsed: { type: 'account', info: account },
    space: data.length,
  };
}

function readTokenAccount(data, runtime) {
  const mint = base58(data.subarray(0, 32));
  const decimals = runtime.mintDecimals(mint);
  const delegated = data.readUInt32LE(72) === 1;
  return {
    isNative: data.readUInt32LE(109) === 1,
    mint,
    owner: base58(data.subarray(32, 64)),
    state: ACCOUNT_STATES[data[108]],
    tokenAmount: tokenAmount(data.readBigUInt64LE(64), decimals),
    ...(delegated && {
      delegate: base58(data.subarray(76, 108)),
      delegatedAmount: tokenAmount(data.readBigUInt64LE(121), decimals),
    }),
  };
}

/** The entry of `preTokenBalances` and `postTokenBalances` for an account, or undefined if it holds no tokens. */
export function tokenBalance(account, runtime) {
  // A program's data is its code: reading it would copy all of it for nothing.
  const programId = account.executable() ? SYSTEM_PROGRAM : base58(account.owner());
  if (programId !== TOKEN_PROGRAM && programId !== TOKEN_2022_PROGRAM) {
    return undefined;
  }
  const bytes = account.data();
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  if (!isTokenAccount(programId, data)) {
    return undefined;
  }
  const mint = base58(data.subarray(0, 32));
  return {
    mint,
    owner: base58(data.subarray(32, 64)),
    programId,
    uiTokenAmount: tokenAmount(data.readBigUInt64LE(64), runtime.mintDecimals(mint)),
  };
}

function isTokenAccount(owner, data) {
  return (owner === TOKEN_PROGRAM || owner === TOKEN_2022_PROGRAM)
    && data.length >= TOKEN_ACCOUNT_BYTES && data[108] !== 0;
}

/** @returns the amount of `getTokenAccountBalance` */
export function accountBalance(account, runtime) {
  const data = Buffer.from(account?.data() ?? []);
  if (!account || !isTokenAccount(base58(account.owner()), data)) {
    throw invalidParams('Invalid param: could not find account');
  }
  return readTokenAccount(data, runtime).tokenAmount;
}

export function mintSupply(mint) {
  const data = Buffer.from(mint?.data() ?? []);
  if (data.length < MINT_BYTES) {
    throw invalidParams('Invalid param: could not find mint');
  }
  return tokenAmount(data.readBigUInt64LE(MINT_SUPPLY_AT), data[MINT_DECIMALS_AT]);
}

/** Token accounts of an owner, by mint or by token program. */
export function tokenAccountsOf(owner, { mint, programId }, runtime) {
  if (!mint && !programId) {
    throw invalidParams('Invalid param: name a mint or a programId');
  }
  return [TOKEN_PROGRAM, TOKEN_2022_PROGRAM]
    .filter((program) => !programId || programId === program)
    .flatMap((program) => runtime.programAccounts(program))
    .filter(({ account }) => {
      const data = account.data();
      return data.length >= TOKEN_ACCOUNT_BYTES && base58(data.subarray(32, 64)) === owner
        && (!mint || base58(data.subarray(0, 32)) === mint);
    });
}

/** Whether account data passes the `filters` of `getProgramAccounts`. */
export function passesFilters(data, filters = []) {
  return filters.every(({ dataSize, memcmp }) => {
    if (dataSize !== undefined) {
      return data.length === dataSize;
    }
    if (!memcmp) {
      throw invalidParams('a filter is dataSize or memcmp');
    }
    const bytes = memcmp.encoding === 'base64' ? Buffer.from(memcmp.bytes, 'base64') : base58Bytes(memcmp.bytes);
    return Buffer.compare(data.subarray(memcmp.offset, memcmp.offset + bytes.length), bytes) === 0;
  });
}

/** Decimals of a mint, or undefined while it is not initialized; they never change from then on. */
export function decimalsOf(mint) {
  const data = mint?.data();
  return data?.length >= MINT_BYTES && data[MINT_INITIALIZED_AT] === 1 ? data[MINT_DECIMALS_AT] : undefined;
}

function tokenAmount(amount, decimals) {
  const digits = amount.toString().padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const fraction = digits.slice(digits.length - decimals).replace(/0+$/, '');
  const text = fraction ? `${whole}.${fraction}` : whole;
  return { amount: amount.toString(), decimals, uiAmount: Number(text), uiAmountString: text };
}
