/** Why the embedded store could not be started. */
export type EmbeddedStoreErrorCode = 'STORE_LOCKED' | 'STORE_DAMAGED' | 'STORE_NEWER' | 'STORE_UNAVAILABLE';

/** The store did not start. `message` is one line, names the folder and may be shown to whoever starts the service. */
export class EmbeddedStoreError extends Error {
  override readonly name = 'EmbeddedStoreError';
  constructor(
    readonly code: EmbeddedStoreErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

/** MongoDB's error codes, as far as this store gives them. Drivers and mongoose decide by number, never by text. */
const CODE_NAMES = {
  1: 'InternalError',
  2: 'BadValue',
  9: 'FailedToParse',
  14: 'TypeMismatch',
  15: 'Overflow',
  20: 'IllegalOperation',
  26: 'NamespaceNotFound',
  27: 'IndexNotFound',
  28: 'PathNotViable',
  40: 'ConflictingUpdateOperators',
  43: 'CursorNotFound',
  48: 'NamespaceExists',
  52: 'DollarPrefixedFieldName',
  53: 'InvalidIdField',
  56: 'EmptyFieldName',
  59: 'CommandNotFound',
  66: 'ImmutableField',
  67: 'CannotCreateIndex',
  72: 'InvalidOptions',
  73: 'InvalidNamespace',
  85: 'IndexOptionsConflict',
  86: 'IndexKeySpecsConflict',
  168: 'InvalidPipelineOperator',
  171: 'CannotIndexParallelArrays',
  197: 'InvalidIndexSpecificationOption',
  263: 'OperationNotSupportedInTransaction',
  10334: 'BSONObjectTooLarge',
  11000: 'DuplicateKey',
  14031: 'OutOfDiskSpace',
} as const;
export type MongoCode = keyof typeof CODE_NAMES;

/** A command, or one write of it, failed in a way that the client is told. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** @param details further fields of the answer, for example `keyPattern` and `keyValue` */
  constructor(
    readonly code: MongoCode,
    message: string,
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
  }
  get codeName(): string {
    return CODE_NAMES[this.code];
  }
}

/**
 * What a thrown value means to the client. Libraries below (query engine, codec) throw plain errors about what they
 * were given, so those are the caller's mistake: BadValue.
 */
export function toCommandError(error: unknown): CommandError {
  if (error instanceof CommandError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new CommandError(2, message);
}
