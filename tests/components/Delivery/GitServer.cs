using System.Diagnostics;
using System.Net;
using System.Text;

namespace Infra.Components.Tests.Delivery;

/// <summary>Repositories of a folder over HTTP, by git's own program behind a server that asks for a login.</summary>
internal sealed class GitServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly string _folder;
    private readonly Func<string, string?, bool> _mayPass;

    /// <summary>Begins to serve.</summary>
    /// <param name="folder">The folder of bare repositories.</param>
    /// <param name="mayPass">Whether a login, <c>user:password</c>, may do something to a path; null when there is none.</param>
    public GitServer(string folder, Func<string, string?, bool> mayPass)
    {
        (_folder, _mayPass) = (folder, mayPass);
        for (var port = 20000 + (Environment.ProcessId % 20000); ; port++)
        {
            try
            {
                _listener.Prefixes.Clear();
                _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
                _listener.Start();
                Url = $"http://127.0.0.1:{port}/";
                break;
            }
            catch (HttpListenerException)
            {
                // Someone else has that port.
            }
        }

        _ = Task.Run(ServeAsync);
    }

    public string Url { get; }

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                _ = Task.Run(() => AnswerAsync(context));
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        var request = context.Request;
        using var response = context.Response;
        var header = request.Headers["Authorization"];
        var login = header?.StartsWith("Basic ", StringComparison.Ordinal) == true
            ? Encoding.UTF8.GetString(Convert.FromBase64String(header["Basic ".Length..])) : null;
        if (!_mayPass(request.Url!.PathAndQuery, login))
        {
            response.StatusCode = 401;
            response.AddHeader("WWW-Authenticate", "Basic realm=\"git\"");
            return;
        }

        var start = new ProcessStartInfo("git", ["http-backend"]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        start.Environment["GIT_PROJECT_ROOT"] = _folder;
        start.Environment["GIT_HTTP_EXPORT_ALL"] = "1";
        start.Environment["REQUEST_METHOD"] = request.HttpMethod;
        start.Environment["PATH_INFO"] = request.Url.AbsolutePath;
        start.Environment["QUERY_STRING"] = request.Url.Query.TrimStart('?');
        start.Environment["CONTENT_TYPE"] = request.ContentType ?? "";
        start.Environment["HTTP_CONTENT_ENCODING"] = request.Headers["Content-Encoding"] ?? "";
        start.Environment["REMOTE_USER"] = login?.Split(':')[0] ?? "";
        using var git = Process.Start(start)!;
        using var answer = new MemoryStream();
        var reading = git.StandardOutput.BaseStream.CopyToAsync(answer);
        await request.InputStream.CopyToAsync(git.StandardInput.BaseStream);
        git.StandardInput.Close();
        await reading;
        await WriteAsync(response, answer.ToArray());
    }

    // The answer of a CGI program: headers, an empty line, the body.
    private static async Task WriteAsync(HttpListenerResponse response, byte[] answer)
    {
        var end = answer.AsSpan().IndexOf("\r\n\r\n"u8);
        foreach (var line in Encoding.ASCII.GetString(answer, 0, end).Split("\r\n").Select(line => line.Split(": ", 2)))
        {
            if (line[0] == "Status")
                response.StatusCode = int.Parse(line[1][..3], System.Globalization.CultureInfo.InvariantCulture);
            else
                response.AddHeader(line[0], line[1]);
        }

        await response.OutputStream.WriteAsync(answer.AsMemory(end + 4));
    }
}
