namespace Infra.Tests.ApiServer;

/// <summary>
/// ConfigMaps and Secrets: one change to a valid object is one finding, at the place of the change or where the second value says.
/// </summary>
public sealed class ConfigurationFieldsTests
{
    [Theory]
    [InlineData("ConfigMap cm", "data.a/b", "x", "data['a/b']")]
    [InlineData("ConfigMap cm", "data.bin", "x")]
    [InlineData("ConfigMap cm", "data.~~x", "y", "data['..x']")]
    [InlineData("Secret tls", "data.tls~key", "(nothing)", "data['tls.key']")]
    [InlineData("Secret doc", "stringData.~dockerconfigjson", "'{'", "stringData['.dockerconfigjson']")]
    [InlineData("Secret doc", "stringData", "(nothing)", "data['.dockerconfigjson']")]
    [InlineData("Secret ba", "stringData", "(nothing)", "data")]
    [InlineData("Secret ssh", "stringData.ssh-privatekey", "''", "data.ssh-privatekey")]
    [InlineData("Secret sat", "metadata.annotations", "(nothing)", "metadata.annotations['kubernetes.io/service-account.name']")]
    [InlineData("Secret ba", "stringData.a b", "x", "stringData.a b")]
    public void A_change_that_the_server_refuses_is_found(string name, string change, string value, string? found = null)
    {
        var finding = Assert.Single(Valid.After(name, change, value));
        Assert.Equal(found ?? change.Replace('~', '.'), finding.Path);
    }

    [Fact]
    public void More_than_a_mebibyte_is_found_and_not_shown()
    {
        var finding = Assert.Single(Valid.After("ConfigMap cm", "data.big", new string('x', (1024 * 1024) + 1)));
        Assert.Equal(("data", "1048581 bytes"), (finding.Path, finding.Actual));
    }

    [Theory]
    [InlineData("Secret doc", "stringData.~dockerconfigjson", "'hunter2'")]
    [InlineData("Secret tls", "data.a/b", "aHVudGVyMg==")]
    [InlineData("Secret ba", "stringData.a/b", "hunter2")]
    public void No_value_of_a_Secret_is_shown(string name, string change, string value) =>
        Assert.DoesNotContain("hunter2", string.Concat(Valid.After(name, change, value)), StringComparison.Ordinal);
}
