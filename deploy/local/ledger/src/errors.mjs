/**
 * JSON-RPC errors, and the runtime's errors in the words of Solana's RPC. LiteSVM hands its fieldless errors out as
 * enum numbers; clients expect the names.
 */

export const PARSE_ERROR = -32700;
export const METHOD_NOT_FOUND = -32601;
export const INVALID_PARAMS = -32602;
export const INTERNAL_ERROR = -32603;
export const PREFLIGHT_FAILURE = -32002;
export const SIGNATURE_FAILURE = -32003;
export const NODE_UNHEALTHY = -32005;
export const UNSUPPORTED_VERSION = -32015;

export class RpcError extends Error {
  constructor(code, message, data) {
    super(message);
    this.code = code;
    this.data = data;
  }
}

export function invalidParams(message) {
  return new RpcError(INVALID_PARAMS, message);
}

/** @returns {RpcError} what a validator answers when its preflight refuses a transaction */
export function preflightFailure(simulation) {
  if (simulation.err === 'SignatureFailure') {
    return new RpcError(SIGNATURE_FAILURE, 'Transaction signature verification failure');
  }
  return new RpcError(PREFLIGHT_FAILURE, `Transaction simulation failed: ${describe(simulation.err)}`, simulation);
}

function describe(err) {
  if (err === 'AlreadyProcessed') {
    return 'This transaction has already been processed';
  }
  if (err === 'BlockhashNotFound') {
    return 'Blockhash not found';
  }
  if (err.InstructionError) {
    const [index, reason] = err.InstructionError;
    return reason.Custom === undefined
      ? `Error processing Instruction ${index}: ${JSON.stringify(reason)}`
      : `Error processing Instruction ${index}: custom program error: 0x${reason.Custom.toString(16)}`;
  }
  return JSON.stringify(err);
}

/** Turns an error of LiteSVM into the JSON of a `TransactionError`. */
export function transactionErrorJson(error) {
  if (typeof error === 'number') {
    return TRANSACTION_ERRORS[error];
  }
  const kind = error.constructor.name.replace('TransactionError', '');
  if (kind === 'InstructionError') {
    return { InstructionError: [error.index, instructionErrorJson(error.err())] };
  }
  return kind === 'DuplicateInstruction' ? { [kind]: error.index } : { [kind]: { account_index: error.accountIndex } };
}

function instructionErrorJson(error) {
  if (typeof error === 'number') {
    return INSTRUCTION_ERRORS[error];
  }
  return error.code === undefined ? { BorshIoError: error.msg } : { Custom: error.code };
}

// In the order of the enums in litesvm's internal.d.ts.
const TRANSACTION_ERRORS = [
  'AccountInUse', 'AccountLoadedTwice', 'AccountNotFound', 'ProgramAccountNotFound', 'InsufficientFundsForFee',
  'InvalidAccountForFee', 'AlreadyProcessed', 'BlockhashNotFound', 'CallChainTooDeep', 'MissingSignatureForFee',
  'InvalidAccountIndex', 'SignatureFailure', 'InvalidProgramForExecution', 'SanitizeFailure', 'ClusterMaintenance',
  'AccountBorrowOutstanding', 'WouldExceedMaxBlockCostLimit', 'UnsupportedVersion', 'InvalidWritableAccount',
  'WouldExceedMaxAccountCostLimit', 'WouldExceedAccountDataBlockLimit', 'TooManyAccountLocks',
  'AddressLookupTableNotFound', 'InvalidAddressLookupTableOwner', 'InvalidAddressLookupTableData',
  'InvalidAddressLookupTableIndex', 'InvalidRentPayingAccount', 'WouldExceedMaxVoteCostLimit',
  'WouldExceedAccountDataTotalLimit', 'MaxLoadedAccountsDataSizeExceeded', 'ResanitizationNeeded',
  'InvalidLoadedAccountsDataSizeLimit', 'UnbalancedTransaction', 'ProgramCacheHitMaxLimit', 'CommitCancelled',
];

const INSTRUCTION_ERRORS = [
  'GenericError', 'InvalidArgument', 'InvalidInstructionData', 'InvalidAccountData', 'AccountDataTooSmall',
  'InsufficientFunds', 'IncorrectProgramId', 'MissingRequiredSignature', 'AccountAlreadyInitialized',
  'UninitializedAccount', 'UnbalancedInstruction', 'ModifiedProgramId', 'ExternalAccountLamportSpend',
  'ExternalAccountDataModified', 'ReadonlyLamportChange', 'ReadonlyDataModified', 'DuplicateAccountIndex',
  'ExecutableModified', 'RentEpochModified', 'NotEnoughAccountKeys', 'AccountDataSizeChanged', 'AccountNotExecutable',
  'AccountBorrowFailed', 'AccountBorrowOutstanding', 'DuplicateAccountOutOfSync', 'InvalidError',
  'ExecutableDataModified', 'ExecutableLamportChange', 'ExecutableAccountNotRentExempt', 'UnsupportedProgramId',
  'CallDepth', 'MissingAccount', 'ReentrancyNotAllowed', 'MaxSeedLengthExceeded', 'InvalidSeeds', 'InvalidRealloc',
  'ComputationalBudgetExceeded', 'PrivilegeEscalation', 'ProgramEnvironmentSetupFailure', 'ProgramFailedToComplete',
  'ProgramFailedToCompile', 'Immutable', 'IncorrectAuthority', 'AccountNotRentExempt', 'InvalidAccountOwner',
  'ArithmeticOverflow', 'UnsupportedSysvar', 'IllegalOwner', 'MaxAccountsDataAllocationsExceeded',
  'MaxAccountsExceeded', 'MaxInstructionTraceLengthExceeded', 'BuiltinProgramsMustConsumeComputeUnits',
  'BorshIoError',
];
