// The story asks the door for its tokens, as on the local platform. Here Keycloak gives them: POST /oauth2/token goes to its
// token endpoint, everything else to the gateway's published port.
//   node door.mjs <port> <gateway port> <issuer port>
import {createServer, request} from 'node:http';

const [port, gateway, issuer] = process.argv.slice(2).map(Number);
createServer((asked, answer) => {
  const token = asked.url === '/oauth2/token';
  const onward = request({
    host: 'localhost', port: token ? issuer : gateway, method: asked.method,
    path: token ? '/realms/partline/protocol/openid-connect/token' : asked.url,
    headers: {...asked.headers, host: `localhost:${token ? issuer : gateway}`},
  }, given => {
    answer.writeHead(given.statusCode, given.headers);
    given.pipe(answer);
  });
  onward.on('error', failure => answer.writeHead(502).end(String(failure)));
  asked.pipe(onward);
}).listen(port, '127.0.0.1');
