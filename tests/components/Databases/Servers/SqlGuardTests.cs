using Infra.Components.Tests.Clusters.Machines;
using Infra.Tests.Support;

namespace Infra.Components.Tests.Databases.Servers;

/// <summary>Which data a server is let start on. The program in these tests says only which version it would be.</summary>
public sealed class SqlGuardTests : IDisposable
{
    private static readonly string Script = Path.Combine(Repository.Folder, "components", "Databases", "Sql", "Scripts", "sql-guard.sh");

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("mariadbd  Ver 11.8.9-MariaDB-ubu2404 for debian-linux-gnu on x86_64 (mariadb.org binary distribution)", "11.8")]
    [InlineData("/usr/sbin/mysqld  Ver 8.4.11 for Linux on x86_64 (MySQL Community Server - GPL)", "8.4")]
    public async Task An_empty_volume_is_marked_with_the_series(string version, string series)
    {
        var answer = await GuardAsync(version);
        Assert.Equal((0, ""), (answer.Code, answer.Errors));
        Assert.Equal(series, Mark());
        Assert.True(Directory.Exists(Path.Combine(_folder.Folder, "data")));
        Assert.Equal(0, (await GuardAsync(version)).Code);
    }

    [Fact]
    public async Task Data_of_a_newer_series_is_refused()
    {
        _folder.Write(".infra-series", "11.10");
        var answer = await GuardAsync("mariadbd  Ver 11.8.9-MariaDB", upgradeFrom: "11.10");
        Assert.Equal(1, answer.Code);
        Assert.Contains("cannot be read by 11.8", answer.Errors, StringComparison.Ordinal);
        Assert.Equal("11.10", Mark());
    }

    [Fact]
    public async Task An_upgrade_is_refused_until_it_is_stated()
    {
        _folder.Write(".infra-series", "10.11");
        Assert.Contains("UpgradeFrom 10.11", (await GuardAsync("mariadbd  Ver 11.8.9-MariaDB")).Errors, StringComparison.Ordinal);
        Assert.Equal(1, (await GuardAsync("mariadbd  Ver 11.8.9-MariaDB", upgradeFrom: "11.4")).Code);
        Assert.Equal("10.11", Mark());
        var stated = await GuardAsync("mariadbd  Ver 11.8.9-MariaDB", upgradeFrom: "10.11");
        Assert.Equal((0, "The data of 10.11 is upgraded to 11.8.\n"), (stated.Code, stated.Output));
        Assert.Equal("11.8", Mark());
        // The statement may stay until the next change.
        Assert.Equal(0, (await GuardAsync("mariadbd  Ver 11.8.9-MariaDB", upgradeFrom: "10.11")).Code);
    }

    [Theory]
    [InlineData("mysql_upgrade_info", "10.6.12-MariaDB", "10.6")]
    [InlineData("mariadb_upgrade_info", "11.4.2-MariaDB\n", "11.4")]
    public async Task Data_that_is_adopted_tells_its_version_itself(string file, string content, string series)
    {
        _folder.Write("data/mysql/user.frm", "");
        _folder.Write($"data/{file}", content);
        Assert.Equal(1, (await GuardAsync("mariadbd  Ver 11.8.9-MariaDB")).Code);
        Assert.Equal(0, (await GuardAsync("mariadbd  Ver 11.8.9-MariaDB", upgradeFrom: series)).Code);
    }

    [Fact]
    public async Task Data_that_does_not_tell_needs_a_statement()
    {
        _folder.Write("mysql/user.frm", "");
        Assert.Contains("nothing tells which version", (await GuardAsync("mysqld  Ver 8.4.11 for Linux", folder: "")).Errors,
            StringComparison.Ordinal);
        Assert.Equal(0, (await GuardAsync("mysqld  Ver 8.4.11 for Linux", folder: "", upgradeFrom: "8.0")).Code);
        Assert.Equal("8.4", Mark());
    }

    private string Mark() => File.ReadAllText(Path.Combine(_folder.Folder, ".infra-series"));

    private async Task<Answer> GuardAsync(string version, string folder = "data", string upgradeFrom = "")
    {
        using var programs = new TemporaryFolder();
        var server = programs.Write("server", $"#!/bin/bash\nprintf '%s\\n' '{version}'\n");
        File.SetUnixFileMode(server, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return await Program.RunAsync("/bin/bash", [Script], "", new Dictionary<string, string>
        {
            ["SERVER"] = server,
            ["VOLUME"] = _folder.Folder,
            ["FOLDER"] = folder,
            ["UPGRADE_FROM"] = upgradeFrom,
        });
    }
}
