import type { Client } from '../../analytics/contract/client.ts';

/**
 * Id of the policy that a command asks under: the one that it was told; else the one that the program is
 * locked to, and where it is not, the `usual` one. Throws a `Refusal` where policies cannot be read.
 */
export async function policyFor(
  client: Client,
  { asked, usual }: { readonly asked: string | undefined; readonly usual: string },
): Promise<string> {
  const policies = await client.call('policy.list', {});
  return asked ?? policies.find(({ locked }) => locked)?.id ?? usual;
}
