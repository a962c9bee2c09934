import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makeBootTokens } from '../../main/loopback/boot-tokens.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a token is exchanged once, for a bearer that no one else holds', () => {
  const tokens = makeBootTokens();
  const token = tokens.mint(10_000);
  const first = tokens.exchange(token);
  if (first.kind !== 'taken') throw new Error('The token was not taken.');
  expect(tokens.exchange(token).kind).toBe('refused');
  expect(tokens.holdsBearer(`Bearer ${first.bearer}`)).toBe(true);
  expect(tokens.holdsBearer(`Bearer ${first.bearer}x`)).toBe(false);
  expect(tokens.holdsBearer(token)).toBe(false);
  expect(tokens.holdsBearer(undefined)).toBe(false);
  expect(Buffer.from(first.bearer, 'base64url')).toHaveLength(32);
});

test('the first exchange ends every other token', () => {
  const tokens = makeBootTokens();
  const [early, late] = [tokens.mint(10_000), tokens.mint(10_000)];
  expect(tokens.exchange(late).kind).toBe('taken');
  expect(tokens.exchange(early).kind).toBe('refused');
});

test('a token is too old after its life', () => {
  const tokens = makeBootTokens();
  const token = tokens.mint(10_000);
  vi.advanceTimersByTime(10_001);
  expect(tokens.exchange(token).kind).toBe('refused');
});

test('five wrong tokens shut the door for the right one too, and leave an open window open', () => {
  const tokens = makeBootTokens();
  const booted = tokens.exchange(tokens.mint(10_000));
  const next = tokens.mint(10_000);
  const guesses = ['', 'x', null, 7, 'y'].map((guess) => tokens.exchange(guess).kind);
  expect(guesses).toEqual(['refused', 'refused', 'refused', 'refused', 'locked']);
  expect(tokens.exchange(next).kind).toBe('locked');
  expect(booted.kind === 'taken' && tokens.holdsBearer(`Bearer ${booted.bearer}`)).toBe(true);
});

test('no bearer works before a token was exchanged', () => {
  expect(makeBootTokens().holdsBearer('Bearer ')).toBe(false);
});
