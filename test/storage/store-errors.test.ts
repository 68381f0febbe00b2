import mongoose from 'mongoose';
import { describe, expect, it } from '@jest/globals';
import { AppError } from '../../src/shared/errors';
import { createFieldCipher } from '../../src/shared/crypto';
import { openStores } from '../../src/storage/mongo';
import { guarded, isDuplicate, isDuplicateOf, toStoreError } from '../../src/storage/mongo/errors';
import { freePort } from '../support/services';

const { MongoServerError, MongoNetworkError } = mongoose.mongo;
const server = (code: number, more: object = {}) => new MongoServerError({ message: 'said', code, ...more });

describe('errors of the store', () => {
  it('should be STORE_UNAVAILABLE, with the cause, when the server is away', () => {
    const away = [
      new MongoNetworkError('gone'),
      server(10107),
      server(91),
      server(64),
      new mongoose.Error.MongooseServerSelectionError('nobody'),
      Object.assign(new Error('write EPIPE'), { code: 'EPIPE', syscall: 'write' }),
      Object.assign(new Error('This socket has been ended by the other party'), { code: 'EPIPE' }),
    ];
    for (const error of away) {
      const seen = toStoreError(error);
      expect(seen).toBeInstanceOf(AppError);
      expect(seen).toMatchObject({ code: 'STORE_UNAVAILABLE', cause: error });
    }
  });

  it('should stay what they are when the server answered', () => {
    for (const error of [server(11000), server(2), new Error('a bug'), new AppError('CONFLICT'), 'text']) {
      expect(toStoreError(error)).toBe(error);
    }
  });

  it('should tell which index a duplicate was found in, if the server says so', () => {
    expect(isDuplicate(server(11000))).toBe(true);
    expect(isDuplicate(server(2))).toBe(false);
    expect(isDuplicateOf(server(11000, { keyPattern: { messageId: 1 } }), 'messageId')).toBe(true);
    expect(isDuplicateOf(server(11000, { keyPattern: { _id: 1 } }), 'messageId')).toBe(false);
    expect(isDuplicateOf(server(11000), 'messageId')).toBe(false);
  });

  it('should pass through every guarded function', async () => {
    const store = guarded({
      fail: async () => Promise.reject(new MongoNetworkError('gone')),
      echo: async (a: number, b: number) => a + b,
    });
    await expect(store.fail()).rejects.toMatchObject({ code: 'STORE_UNAVAILABLE' });
    expect(await store.echo(1, 2)).toBe(3);
  });

  it('should be told within seconds when there is no server at all', async () => {
    const uri = `mongodb://127.0.0.1:${await freePort()}/x`;
    const cipher = createFieldCipher(Buffer.alloc(32, 1));
    await expect(openStores({ uri, cipher, production: true })).rejects.toMatchObject({
      code: 'STORE_UNAVAILABLE',
    });
  }, 15_000);
});
