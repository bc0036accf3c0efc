using System.Text;
using System.Text.RegularExpressions;
using Infra.Manifests;

namespace Infra.Components.Tests.Edge.Routes;

/// <summary>
/// ingress-nginx: an Ingress becomes locations of a server, which NGINX chooses from by its own order. The table is asked of a real NGINX as
/// well, with the same locations.
/// </summary>
internal sealed class NginxModel : EdgeModel
{
    private const string Prefix = "nginx.ingress.kubernetes.io/";

    /// <summary>One location: its modifier, its text, and the annotations and backend of its Ingress.</summary>
    private sealed record Location(string Sort, string Path, MapNode Ingress, string Backend)
    {
        public string? Note(string key) => Ingress.Map("metadata")!.Map("annotations")?.Word(Prefix + key);

        public string? Target => Note("rewrite-target");

        public bool IsPattern => Sort == "~*";
    }

    public override string Answer(Request request)
    {
        if (!Hosts().Contains(request.Url.Host))
            return "404";

        var path = request.Url.AbsolutePath;
        if (Chosen(request) is not { } location)
            return "404";

        // The default no-tls-redirect-locations.
        if (request.IsPlain && location.Note("ssl-redirect") != "false" && !path.StartsWith("/.well-known/acme-challenge", StringComparison.Ordinal))
            return $"308 https://{request.Url.Host}{path}";

        if (location.Note("permanent-redirect") is { } url)
            return $"{location.Note("permanent-redirect-code")} {url}";

        var most = location.Note("proxy-body-size") ?? "1m";
        if (most != "0" && request.Body > Sizes.Bytes(most))
            return "413";

        if (location.Sort == "" && path + "/" == location.Path)
            return $"301 {request.Url.Scheme}://{request.Url.Host}{path}/";

        if (location.Target is { } target && Regex.Match(path, location.Path, RegexOptions.IgnoreCase) is { Success: true } match)
            path = Regex.Replace(target, @"\$(\d)", group => match.Groups[int.Parse(group.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)].Value);

        return To(location.Backend, path, location.Note("upstream-vhost"), "", location.Note("backend-protocol") == "GRPC");
    }

    public override string Limits(Request request)
    {
        var location = Chosen(request)!;
        return $"body {location.Note("proxy-body-size") ?? "1m"}, connect {location.Note("proxy-connect-timeout") ?? "5"}s, "
            + $"answer {location.Note("proxy-read-timeout") ?? "60"}s, "
            + (location.Note("upstream-hash-by") is not null ? "pod by address" : location.Note("affinity") is null ? "any pod" : "pod by cookie");
    }

    /// <summary>A configuration with these locations for a real NGINX, which says where each request went.</summary>
    public string ToConfig(string folder, int port, int echo)
    {
        var text = new StringBuilder()
            .AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"pid {folder}/pid; error_log {folder}/error.log; daemon off; worker_processes 1;")
            .AppendLine("events { worker_connections 64; }")
            .AppendLine("http { access_log off; server_tokens off;")
            .AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;")
            .AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"server {{ listen 127.0.0.1:{echo}; location / {{ return 200 \"$http_x_to$request_uri|$http_x_as\"; }} }}");
        foreach (var host in Hosts())
        {
            text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"server {{ listen 127.0.0.1:{port}; server_name {host}; absolute_redirect off;");
            foreach (var location in Locations(host))
            {
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"location {location.Sort} \"{(location.IsPattern ? "^" : "")}{Quoted(location.Path)}\" {{");
                if (location.Note("permanent-redirect") is { } url)
                    text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"return {location.Note("permanent-redirect-code")} {url};");

                if (location.Target is { } target)
                    text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"rewrite \"(?i){Quoted(location.Path)}\" {target} break;");

                var vhost = location.Note("upstream-vhost") is { } name ? $"as {name}" : "";
                text.AppendLine(System.Globalization.CultureInfo.InvariantCulture, $"proxy_set_header X-To \"{location.Backend}\"; proxy_set_header X-As \"{vhost}\"; proxy_pass http://127.0.0.1:{echo}; }}");
            }

            text.AppendLine("}");
        }

        return text.AppendLine("}").ToString();
    }

    private static string Quoted(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);

    private IEnumerable<string> Hosts() =>
        All("Ingress").SelectMany(ingress => Maps(ingress.Map("spec"), "rules")).Select(rule => rule.Word("host")!).Distinct();

    private Location? Chosen(Request request)
    {
        var path = request.Url.AbsolutePath;
        var locations = Locations(request.Url.Host).ToList();
        return locations.Find(location => location.Sort == "=" && location.Path == path)
            ?? locations.Find(location => location.IsPattern && Regex.IsMatch(path, "^" + location.Path, RegexOptions.IgnoreCase))
            ?? locations.Where(location => location.Sort == "" && (path + "/" == location.Path || path.StartsWith(location.Path, StringComparison.Ordinal)))
                .MaxBy(location => location.Path.Length);
    }

    // A prefix is a location that ends in a slash and one for exactly its text; with a pattern anywhere on the host, all are patterns.
    private IEnumerable<Location> Locations(string host)
    {
        var paths =
            (from ingress in All("Ingress")
             from rule in Maps(ingress.Map("spec"), "rules")
             where rule.Word("host") == host
             from path in Maps(rule.Map("http"), "paths")
             let service = path.Map("backend")!.Map("service")!
             select (Type: path.Word("pathType")!, Text: path.Word("path")!, Ingress: ingress,
                 Backend: $"{service.Word("name")}:{service.Map("port")!.Word("number")}")).ToList();
        var patterns = paths.Exists(path => Notes(path.Ingress)?.Word(Prefix + "use-regex") == "true" || Notes(path.Ingress)?.Word(Prefix + "rewrite-target") is not null);
        var exact = paths.Where(path => path.Type == "Exact").Select(path => path.Text).ToHashSet(StringComparer.Ordinal);
        var locations = new List<Location>();
        foreach (var path in paths)
        {
            var plain = new Location(patterns ? "~*" : path.Type == "Exact" ? "=" : "", path.Text, path.Ingress, path.Backend);
            if (patterns || path.Type != "Prefix" || path.Text == "/")
            {
                locations.Add(plain);
                continue;
            }

            locations.Add(plain with { Path = path.Text.TrimEnd('/') + "/" });
            if (!exact.Contains(path.Text))
                locations.Add(plain with { Sort = "=" });
        }

        return locations.OrderByDescending(location => location.Path.Length).ThenByDescending(location => location.Path, StringComparer.Ordinal);
    }

    private static MapNode? Notes(MapNode ingress) => ingress.Map("metadata")!.Map("annotations");
}
