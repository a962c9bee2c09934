export { isReserved } from '../places/reserved-codes.ts';
