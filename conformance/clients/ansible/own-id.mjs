// Prints the object id of the program that the environment names, from a token of its own.
const { AZURE_TENANT, AZURE_CLIENT_ID, AZURE_SECRET } = process.env;
const reply = await fetch(`https://login.microsoftonline.com/${AZURE_TENANT}/oauth2/v2.0/token`, {
  method: 'POST',
  body: new URLSearchParams({
    grant_type: 'client_credentials',
    client_id: AZURE_CLIENT_ID ?? '',
    client_secret: AZURE_SECRET ?? '',
    scope: 'https://management.azure.com/.default',
  }),
});
const { access_token: token } = await reply.json();
console.log(JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString()).oid);
