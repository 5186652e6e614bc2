// The part of the Trusted Types API that the page uses.
interface TrustedTypePolicyFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

interface Window {
  readonly trustedTypes?: TrustedTypePolicyFactory;
}
