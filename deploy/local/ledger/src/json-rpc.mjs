import { INTERNAL_ERROR, METHOD_NOT_FOUND, NODE_UNHEALTHY, PARSE_ERROR, RpcError } from './errors.mjs';
import { StorageError } from './store.mjs';

/**
 * Answers the body of a request, single or a batch.
 *
 * @param {Record<string, Function>|null} methods null while the ledger is still being restored
 * @returns {string}
 */
export function answer(methods, body) {
  let request;
  try {
    request = JSON.parse(body);
  } catch {
    return toJson(failure(null, new RpcError(PARSE_ERROR, 'Parse error')));
  }
  return toJson(Array.isArray(request) ? request.map((one) => answerOne(methods, one)) : answerOne(methods, request));
}

function answerOne(methods, request) {
  const { id = null, method, params = [] } = request ?? {};
  try {
    if (!methods) {
      throw new RpcError(NODE_UNHEALTHY, 'Node is unhealthy: the ledger is still being restored');
    }
    if (!Object.hasOwn(methods, method)) {
      throw new RpcError(METHOD_NOT_FOUND, `Method not found: ${method}`);
    }
    return { jsonrpc: '2.0', result: methods[method](params), id };
  } catch (error) {
    if (error instanceof StorageError) {
      // What memory holds could not be written: going on would promise what a restart cannot find.
      throw error;
    }
    if (!(error instanceof RpcError)) {
      process.stderr.write(`${method} failed: ${error.stack}\n`);
    }
    return failure(id, error);
  }
}

function failure(id, { code, message, data }) {
  const error = { code: Number.isInteger(code) ? code : INTERNAL_ERROR, message, ...(data && { data }) };
  return { jsonrpc: '2.0', error, id };
}

/** JSON with 64-bit numbers; the one that a double cannot carry, a rent epoch of 2^64-1, is put right afterwards. */
export function toJson(value) {
  return JSON.stringify(value, (key, field) => (typeof field === 'bigint' ? Number(field) : field))
    .replaceAll('"rentEpoch":18446744073709552000', '"rentEpoch":18446744073709551615');
}
